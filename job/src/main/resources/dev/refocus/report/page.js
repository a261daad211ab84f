// The sections in their order, and the dialog of one card.

const WORDS = {restored: 'sound', degraded: 'usable, but suspicious: look at them', failed: 'no restored image', skipped: 'not restored on purpose, most are no images'};

function theme() {
  const dark = () => document.documentElement.dataset.theme === 'dark'
    || (!document.documentElement.dataset.theme && matchMedia('(prefers-color-scheme: dark)').matches);
  return el('button', {type: 'button', id: 'theme', text: 'Light or dark',
    on: {click: () => { document.documentElement.dataset.theme = dark() ? 'light' : 'dark'; }}});
}

function head() {
  const title = data.run.kind === 'evaluate' ? 'Refocus benchmark' : 'Refocus report';
  document.title = `${title}: ${data.run.place}`;
  const links = [...document.querySelectorAll('main > section')].map(part =>
    el('a', {href: '#' + part.id, text: part.querySelector('h2').textContent}));
  document.getElementById('head').append(el('div', {class: 'bar'}, el('h1', {text: title}), theme()),
    el('p', {class: 'place', text: data.run.place}), el('nav', {'aria-label': 'Sections'}, links));
}

function overviewSection() {
  const statuses = ['restored', 'degraded', 'failed', 'skipped'].filter(name => data.statuses[name]);
  const bar = el('div', {class: 'stack', 'aria-hidden': 'true'}, statuses.map(name => {
    const part = el('span', {class: name});
    part.style.setProperty('flex-grow', data.statuses[name]);
    return part;
  }));
  const tiles = statuses.map(name => el('button', {type: 'button', class: 'tile ' + name, title: 'Show them in the gallery', on: {click: () => show({status: name})}},
    el('b', {text: count(data.statuses[name])}), el('span', {text: name}), el('small', {text: WORDS[name]})));
  return section('overview', `${count(data.total)} ${data.run.kind === 'evaluate' ? 'cases' : 'inputs'}`, null, bar, el('div', {class: 'tiles'}, tiles),
    data.causes.length ? table(['Cause', 'Status', 'Rows', 'What it means', 'For example'], data.causes.map(cause => [
      el('button', {type: 'button', class: 'link', text: cause.code, on: {click: () => show({code: cause.code, status: cause.status})}}),
      cause.status, count(cause.count), cause.words, cause.example]), 'Causes') : null);
}

function comparisonSection() {
  const c = data.comparison;
  if (!c) return null;
  return section('comparison', 'Compared with another run', c.place,
    el('p', {text: `${count(c.both)} inputs are in both, ${count(c.onlyHere)} in this run alone, ${count(c.onlyThere)} in the other alone. ${count(c.changed)} rows differ. `
      + Object.entries(c.statuses).map(([change, n]) => `${change}: ${n}`).join('; ')}),
    c.gains.length ? table(['Score of the restored images', 'Rows', 'Gain, mean', '95 %', 'Better', 'Worse'], c.gains.map(g => [g.name, count(g.count), signed(g.mean, 3),
      `${signed(g.low, 3)} to ${signed(g.high, 3)}`, count(g.better), count(g.worse)]), 'Gains and losses') : null,
    c.most.length ? el('details', {}, el('summary', {text: `Rows that changed most (${c.most.length})`}),
      table(['Image', 'Gain', 'Status', 'was', 'Kernel', 'was', 'Confidence', 'was'], c.most.map(m => [
        link(m.name, data.cards.findIndex(card => card.key === m.key)), signed(m.gain, 3), m.here.status, m.there.status, m.here.found.kernel || '–', m.there.found.kernel || '–',
        format(m.here.found.confidence, 2), format(m.there.found.confidence, 2)]), 'Rows that changed most')) : null);
}

function benchmarkSections() {
  const b = data.benchmark;
  if (!b) return [];
  return [section('groups', 'Gain by group', 'Luma PSNR over the better of bicubic and Lanczos interpolation, case by case. A loser is more than 0.05 dB below it.',
    table(['Group, profile', 'Cases', 'Gain, dB', '95 %', 'Losers', 'Losers among restored', 'Kernel likeness', 'Seconds'], b.groups.map(g => [g.name,
      count(g.summary.cases) + (g.summary.failed ? ` (+${g.summary.failed} failed)` : ''), signed(g.summary.gainDb, 2),
      `${signed(g.summary.interval.low, 2)} to ${signed(g.summary.interval.high, 2)}`, count(g.summary.losers), `${g.summary.trustedLosers} of ${g.summary.trusted}`,
      format(g.summary.kernelSimilarity, 3), format(g.summary.medianSeconds, 1)]), 'Groups')),
  section('kernels', 'Gain by kernel', 'Mean gain over the cases of each true kernel, in dB; the bars are 95 % intervals.', intervals(b.kernels, 'Gain by kernel')),
  section('images', 'Gain by image', null, intervals(b.images, 'Gain by image')),
  section('confidence', 'Confidence and outcome', 'The confidence is reliable if the share of winners is no less than its mean in every bin that has cases enough.', scatter(b.points),
    table(['Confidence from', 'Cases', 'Mean', 'Winners', 'Mean gain, dB', 'Worst, dB'], b.bins.map(bin => [format(bin.from, 2), count(bin.cases), format(bin.confidence, 2),
      Math.round(100 * bin.winners) + ' %', signed(bin.gainDb, 2), signed(bin.worstDb, 2)]), 'Bins of confidence'))];
}

function gainsSection() {
  if (!data.gains.length && !data.spreads.length) return null;
  return section('gains', 'Scores: what restoration changed', 'Restored image minus bicubic enlargement, turned so that more is better: green bars are gains, red ones losses.',
    el('div', {class: 'plots'}, data.gains.map(spread => histogram(spread, true)), data.spreads.map(spread => histogram(spread, false))));
}

function atlasSection() {
  if (!data.atlas.kinds.length) return null;
  const grid = el('div', {class: 'atlas'}, data.atlas.kinds.map((kind, i) => {
    const known = data.cards.some(card => card.kind === i);
    return el('button', {type: 'button', class: 'kind', disabled: known ? null : '', title: known ? 'Show its images in the gallery' : 'None of its images has a card', on: {click: () => show({kind: String(i)})}},
      el('img', {src: png(kind.png), alt: '', class: 'kernel'}), el('span', {text: kind.name}), el('small', {text: `${count(kind.count)} × · ${kind.size} px`}));
  }));
  grid.style.setProperty('--columns', data.atlas.columns);
  return section('atlas', 'Kernel atlas', 'What made the low-resolution images: programs’ filters by name, blind estimates (free-form) that are alike as one. Like kernels are neighbours.'
    + (data.atlas.rarer ? ` ${count(data.atlas.rarer)} rarer kinds are not shown.` : ''), grid);
}

function link(name, index) {
  return index >= 0 && index !== null && index !== undefined
    ? el('button', {type: 'button', class: 'link', text: name, on: {click: () => openCard(data.cards[index])}}) : el('span', {text: name});
}

function rankingSection() {
  const lines = rows => rows.map(row => [link(row.name, row.card), row.folder, row.status, format(row.seconds, 1), format(row.confidence, 2)]);
  const heads = ['Image', 'Folder', 'Status', 'Seconds', 'Confidence'];
  if (!data.slowest.length) return null;
  return section('rankings', 'Slowest and least sure', null, el('div', {class: 'two'},
    el('div', {}, el('h3', {text: 'Slowest'}), table(heads, lines(data.slowest), 'Slowest')),
    el('div', {}, el('h3', {text: 'Least sure'}), table(heads, lines(data.doubted), 'Least sure'))));
}

function gallerySection() {
  const part = data.cards.length < data.total ? `${count(data.cards.length)} of ${count(data.total)} rows have a card: ${data.run.facts.chosen}. ` : '';
  return section('gallery', 'Gallery', part + 'Pictures are JPEGs of the part with the most detail, in full size; the rows hold the exact images. Drag, or move by the arrow keys. Names open all that is known.',
    toolbar(), el('div', {id: 'cards'}), el('button', {type: 'button', id: 'more', text: 'Show more', on: {click: drawMore}}));
}

function settingsSection() {
  const environment = Object.entries(data.environment).map(([name, counts]) => [name, Object.entries(counts).map(([value, n]) => `${value} (${count(n)})`).join(', ')]);
  return section('settings', 'Settings and environment', null, el('div', {class: 'two'}, dl(Object.entries(data.run.settings)), dl(Object.entries(data.run.facts).concat(environment))));
}

function openCard(card) {
  if (!view.includes(card)) show({});
  openDetail(view.indexOf(card));
}

function openDetail(place) {
  const card = view[place], dialog = document.getElementById('detail');
  const go = (step, text) => el('button', {type: 'button', text, disabled: view[place + step] ? null : '', on: {click: () => openDetail(place + step)}});
  const box = el('div', {class: 'large'}, slider(card));
  const zoom = select('Size', [['1', 'fit'], ['2', '2 ×'], ['4', '4 ×']], value => { box.dataset.zoom = value; });
  dialog.replaceChildren(
    el('div', {class: 'bar'}, el('h2', {text: card.name}), zoom, go(-1, '← previous'), go(1, 'next →'), el('button', {type: 'button', text: 'close', on: {click: () => dialog.close()}})),
    box,
    el('div', {class: 'two'}, el('div', {}, card.message ? el('p', {class: 'warning', text: `${card.code}: ${card.words} ${card.message}`}) : null,
      card.note ? el('p', {class: 'warning', text: card.note}) : null,
      table(['Score', 'bicubic', 'restored', 'Gain'].concat(card.there ? ['other run'] : []), scoreLines(card).map(line => [line.name, short(line.scores.bicubic), short(line.scores.hr), signed(line.gain, 3)]
        .concat(card.there ? [line.there ? short(line.there.hr) : '–'] : [])), 'Scores'), overview(card), unconfirmedPicture(card)),
    el('div', {}, el('p', {class: 'kernels'}, kernelPicture(card.kernel, `kernel found: ${card.found.kernel}`), kernelPicture(card.trueKernel, 'true kernel')),
      dl([['status', card.status + (card.there ? `; other run: ${card.there.status}` : '')], ['input', card.input], ['LR pixels', card.lr && `${card.lr.width} × ${card.lr.height}`], ['HR pixels', card.hr && `${card.hr.width} × ${card.hr.height}`],
        ['kernel', card.found.kernel && `${card.found.kernel}, ${card.found.size} × ${card.found.size}`], ['true kernel', card.truth && card.truth.kernel], ['likeness of the kernels', card.truth && format(card.truth.likeness, 3)],
        ['confidence', format(card.found.confidence, 3)], ['gain in its exam, dB', signed(card.found.examDb, 2)], ['residual, dB', format(card.found.residualDb, 1)], ['gain, dB', card.truth && signed(card.truth.gainDb, 2)],
        ['profile', card.fit.profile], ['seconds', format(card.fit.seconds, 1)], ['device', card.fit.device], ['host', card.fit.host], ['to repeat', card.truth && card.truth.reproduce]]))));
  if (!dialog.open) dialog.showModal();
}

document.getElementById('main').append(...[overviewSection(), comparisonSection(), ...benchmarkSections(), gainsSection(), atlasSection(), gallerySection(), rankingSection(), settingsSection()].filter(Boolean));
head();
drawGallery();
new IntersectionObserver(seen => { if (seen.some(one => one.isIntersecting)) drawMore(); }, {rootMargin: '600px'}).observe(document.getElementById('more'));
document.addEventListener('keydown', event => {
  if (event.key === '/' && !/input|select|textarea/i.test(event.target.tagName)) {
    event.preventDefault();
    controls.text.querySelector('input').focus();
  }
});
