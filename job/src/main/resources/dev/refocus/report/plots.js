// Plots as SVG: each says in words what it shows, for those who do not see it.

function histogram(spread, isGain) {
  const width = 300, height = 92, most = Math.max(...spread.bins), bar = width / spread.bins.length;
  const to = spread.from + spread.width * spread.bins.length;
  const drawing = svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'plot',
    'aria-label': `${spread.name}: ${spread.count} images from ${short(spread.from)} to ${short(to)}, median ${short(spread.median)}`});
  spread.bins.forEach((size, i) => {
    const middle = spread.from + (i + 0.5) * spread.width;
    const tall = size === 0 ? 0 : Math.max(2, 74 * size / most);
    drawing.append(svg('rect', {x: i * bar + 0.5, y: 76 - tall, width: bar - 1, height: tall,
      class: isGain ? (middle < 0 ? 'loss' : 'gain') : 'bar'},
      svg('title', {text: `${short(spread.from + i * spread.width)} to ${short(spread.from + (i + 1) * spread.width)}: ${count(size)}`})));
  });
  drawing.append(svg('line', {x1: 0, x2: width, y1: 76.5, y2: 76.5, class: 'axis'}));
  const zero = -spread.from / (to - spread.from) * width;
  if (isGain && zero > 0 && zero < width) {
    drawing.append(svg('line', {x1: zero, x2: zero, y1: 0, y2: 80, class: 'axis'}));
    if (zero > 40 && zero < width - 40) drawing.append(svg('text', {x: zero, y: 90, 'text-anchor': 'middle', text: '0'}));
  }
  drawing.append(svg('text', {x: 0, y: 90, text: isGain ? signed(spread.from, 2) : short(spread.from)}),
    svg('text', {x: width, y: 90, 'text-anchor': 'end', text: isGain ? signed(to, 2) : short(to)}));
  const words = isGain
    ? `median ${signed(spread.median, 2)}, better for ${Math.round(100 * spread.positive)} % of ${count(spread.count)}`
    : `median ${short(spread.median)} of ${count(spread.count)}`;
  return el('figure', {}, el('figcaption', {}, el('b', {text: spread.name}), words), drawing);
}

// A line for each: its mean as a dot, the interval as a bar.
function intervals(lines, label) {
  const left = 150, width = 620, step = 20, height = lines.length * step + 26;
  const low = Math.min(0, ...lines.map(line => number(line.low))), high = Math.max(0, ...lines.map(line => number(line.high)));
  const x = value => left + (number(value) - low) / (high - low || 1) * (width - left - 74);
  const drawing = svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'plot wide', 'aria-label':
    label + ': ' + lines.map(line => `${line.name} ${signed(line.gainDb, 2)} dB`).join(', ')});
  drawing.append(svg('line', {x1: x(0), x2: x(0), y1: 0, y2: height - 18, class: 'axis'}));
  lines.forEach((line, i) => {
    const y = i * step + 12, kind = number(line.gainDb) < 0 ? 'loss' : 'gain';
    drawing.append(
      svg('text', {x: left - 8, y: y + 4, 'text-anchor': 'end', text: line.name.length > 22 ? line.name.slice(0, 21) + '…' : line.name},
        svg('title', {text: line.name})),
      svg('line', {x1: x(line.low), x2: x(line.high), y1: y, y2: y, class: 'interval ' + kind}),
      svg('circle', {cx: x(line.gainDb), cy: y, r: 4, class: kind},
        svg('title', {text: `${line.name}: ${signed(line.gainDb, 2)} dB (${signed(line.low, 2)} to ${signed(line.high, 2)}), ${line.cases} cases`})),
      svg('text', {x: width, y: y + 4, 'text-anchor': 'end', text: signed(line.gainDb, 2)}));
  });
  for (const value of new Set([low, 0, high])) {
    drawing.append(svg('text', {x: x(value), y: height - 4, 'text-anchor': 'middle', text: value === 0 ? '0 dB' : signed(value, 1)}));
  }
  return drawing;
}

// Confidence against gain, each case a point.
function scatter(points) {
  const width = 620, height = 272, left = 44, bottom = 44;
  const gains = points.map(point => number(point[1]));
  const low = Math.min(0, ...gains), high = Math.max(0, ...gains);
  const x = value => left + number(value) * (width - left - 12);
  const y = value => 8 + (high - number(value)) / (high - low || 1) * (height - bottom - 16);
  const drawing = svg('svg', {viewBox: `0 0 ${width} ${height}`, role: 'img', class: 'plot wide',
    'aria-label': `Confidence and gain of ${points.length} cases; the table below sums them up`});
  drawing.append(svg('line', {x1: left, x2: width - 12, y1: y(0), y2: y(0), class: 'axis'}),
    svg('line', {x1: x(0.9), x2: x(0.9), y1: 4, y2: height - bottom, class: 'mark'}));
  for (const point of points) {
    drawing.append(svg('circle', {cx: x(point[0]), cy: y(point[1]), r: 3.2, class: number(point[1]) < 0 ? 'loss dot' : 'gain dot'}));
  }
  for (const value of [0, 0.2, 0.4, 0.6, 0.8, 1]) {
    drawing.append(svg('text', {x: x(value), y: height - 26, 'text-anchor': 'middle', text: value}));
  }
  for (const value of new Set([low, 0, high])) {
    drawing.append(svg('text', {x: left - 6, y: y(value) + 4, 'text-anchor': 'end', text: value === 0 ? '0' : signed(value, 1)}));
  }
  drawing.append(svg('text', {x: width - 12, y: height - 6, 'text-anchor': 'end', text: 'confidence (below 0.9: degraded); gain in dB upwards'}));
  return drawing;
}
