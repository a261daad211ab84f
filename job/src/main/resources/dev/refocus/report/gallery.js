// Cards: filtered, sorted, drawn a screenful at a time, so that a large page opens at once.

const STEP = 24;
const filter = {text: '', status: '', kind: '', code: '', changed: false};
let order = {by: 'name', down: false};
let view = [];
let drawn = 0;

const ORDERS = {
  name: ['name', card => card.folder + '/' + card.name],
  confidence: ['confidence', card => number(card.found.confidence)],
  seconds: ['seconds', card => number(card.fit.seconds)],
  residual: ['residual', card => number(card.found.residualDb)],
  exam: ['gain in its exam', card => number(card.found.examDb)],
  pixels: ['size', card => card.hr ? card.hr.width * card.hr.height : NaN],
};
for (const measure of data.measures) {
  if (data.cards.some(card => !Number.isNaN(gainOf(card, measure)))) {
    ORDERS['gain ' + measure.name] = ['gain in ' + measure.name, card => gainOf(card, measure)];
  }
  if (data.comparison && data.cards.some(card => !Number.isNaN(changeOf(card, measure)))) {
    ORDERS['change ' + measure.name] = ['change of ' + measure.name, card => changeOf(card, measure)];
  }
}

function gainOf(card, measure) {
  const scores = card.scores[measure.name];
  return scores ? measure.sign * (number(scores.hr) - number(scores.bicubic)) : NaN;
}

function changeOf(card, measure) {
  const here = card.scores[measure.name], there = card.there && card.there.scores[measure.name];
  return here && there ? measure.sign * (number(here.hr) - number(there.hr)) : NaN;
}

const hasChanged = card => Boolean(card.there) && (card.there.status !== card.status
  || JSON.stringify(card.there.found) !== JSON.stringify(card.found) || JSON.stringify(card.there.scores) !== JSON.stringify(card.scores));

function matches(card) {
  const words = filter.text.toLowerCase();
  return (!words || [card.folder, card.name, card.found.kernel, card.code, card.message].some(text => text && text.toLowerCase().includes(words)))
    && (!filter.status || card.status === filter.status)
    && (filter.kind === '' || card.kind === Number(filter.kind))
    && (!filter.code || card.code === filter.code)
    && (!filter.changed || hasChanged(card));
}

function compare(a, b) {
  const value = ORDERS[order.by][1], x = value(a), y = value(b);
  // What has no number comes last, whichever way the others are sorted.
  if (typeof x === 'number' && (Number.isNaN(x) || Number.isNaN(y))) return Number.isNaN(x) - Number.isNaN(y);
  return (x < y ? -1 : x > y ? 1 : 0) * (order.down ? -1 : 1);
}

function scoreLines(card) {
  return Object.entries(card.scores).map(([name, scores]) => {
    const measure = data.measures.find(known => known.name === name);
    const gain = measure ? gainOf(card, measure) : NaN;
    const there = card.there && card.there.scores[name];
    return {name, scores, gain, there, verdict: Number.isNaN(gain) || gain === 0 ? '' : gain > 0 ? 'better' : 'worse'};
  });
}

function scoreList(card) {
  return el('ul', {class: 'scores'}, scoreLines(card).slice(0, 4).map(line => el('li', {},
    el('span', {text: line.name}), ` ${short(line.scores.bicubic)} → ${short(line.scores.hr)} `,
    line.verdict ? el('span', {class: line.verdict, text: line.verdict}) : null)));
}

function cardOf(card) {
  const place = view.indexOf(card);
  return el('article', {class: 'card ' + card.status, 'data-key': card.key},
    slider(card),
    el('div', {class: 'facts'},
      el('button', {class: 'name', type: 'button', title: card.folder + '/' + card.name, on: {click: () => openDetail(place)}}, el('span', {text: card.name})),
      el('p', {class: 'line'}, el('span', {class: 'status ' + card.status, text: card.status}),
        ` ${card.folder}`, card.hr ? ` · ${card.hr.width} × ${card.hr.height}` : ''),
      card.found.kernel ? el('p', {class: 'line kernels'}, kernelPicture(card.kernel, `kernel found: ${card.found.kernel}`),
        kernelPicture(card.trueKernel, `true kernel: ${card.truth ? card.truth.kernel : ''}`),
        el('span', {text: `${card.found.kernel}, confidence ${format(card.found.confidence, 2)}`
          + (card.truth && card.truth.likeness !== undefined ? `, likeness ${format(card.truth.likeness, 2)}` : '')})) : null,
      scoreList(card),
      card.message && card.status !== 'restored' && (card.before || card.after) ? el('p', {class: 'warning', text: card.words + ' ' + card.message}) : null));
}

function drawMore() {
  const cards = document.getElementById('cards');
  view.slice(drawn, drawn + STEP).forEach(card => cards.append(cardOf(card)));
  drawn = Math.min(drawn + STEP, view.length);
  document.getElementById('more').hidden = drawn >= view.length;
}

function drawGallery() {
  view = data.cards.filter(matches).sort(compare);
  drawn = 0;
  document.getElementById('cards').replaceChildren();
  document.getElementById('found').textContent = `${count(view.length)} of ${count(data.cards.length)} cards`;
  drawMore();
}

function select(label, options, change) {
  const box = el('select', {on: {change: () => change(box.value)}}, options.map(([value, text]) => el('option', {value, text})));
  return el('label', {}, el('span', {text: label}), box);
}

const controls = {};

function show(changes) {
  Object.assign(filter, {text: '', status: '', kind: '', code: '', changed: false}, changes);
  for (const name of ['status', 'kind', 'code']) controls[name].querySelector('select').value = filter[name];
  controls.text.querySelector('input').value = filter.text;
  if (controls.changed) controls.changed.querySelector('input').checked = filter.changed;
  drawGallery();
  document.getElementById('gallery').scrollIntoView();
}

function toolbar() {
  const all = [['', 'all']];
  controls.text = el('label', {}, el('span', {text: 'Find'}), el('input', {type: 'search', placeholder: 'name, folder, kernel, warning',
    on: {input: event => { filter.text = event.target.value; drawGallery(); }}}));
  controls.status = select('Status', all.concat(Object.keys(data.statuses).map(name => [name, name])), value => { filter.status = value; drawGallery(); });
  controls.kind = select('Kernel', all.concat(data.atlas.kinds.map((kind, i) => [String(i), `${kind.name} (${kind.count})`])),
    value => { filter.kind = value; drawGallery(); });
  controls.code = select('Cause', all.concat([...new Set(data.causes.map(cause => cause.code))].map(code => [code, code])),
    value => { filter.code = value; drawGallery(); });
  const sort = select('Sort by', Object.entries(ORDERS).map(([key, [label]]) => [key, label]), value => { order.by = value; drawGallery(); });
  const turn = el('button', {type: 'button', 'aria-pressed': 'false', title: 'Turn the order round', text: '↑ rising',
    on: {click: () => {
      order.down = !order.down;
      turn.textContent = order.down ? '↓ falling' : '↑ rising';
      turn.setAttribute('aria-pressed', String(order.down));
      drawGallery();
    }}});
  return el('div', {class: 'toolbar', role: 'search', 'aria-label': 'Gallery'}, controls.text, controls.status, controls.kind, controls.code,
    changedBox(), sort, turn, pairBox(), el('output', {id: 'found', 'aria-live': 'polite'}));
}

function changedBox() {
  if (!data.comparison) return null;
  controls.changed = el('label', {class: 'check'}, el('input', {type: 'checkbox', on: {change: event => { filter.changed = event.target.checked; drawGallery(); }}}),
    el('span', {text: 'changed only'}));
  return controls.changed;
}

function pairBox() {
  const has = name => data.cards.some(card => card[SIDES[name].field]);
  const pairs = [['before', 'after'], ['after', 'truth'], ['before', 'truth'], ['other', 'after']].filter(names => names.every(has));
  if (pairs.length < 2) return null;
  return select('Slider', pairs.map(names => [names.join(), names.map(name => SIDES[name].label).join(' | ')]),
    value => { pair = value.split(','); drawGallery(); });
}
