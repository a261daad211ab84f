// Two pictures of one place, one over the other up to a border that a range input moves: by pointer, touch or arrow keys.

const SIDES = {
  before: {field: 'before', label: 'bicubic'},
  after: {field: 'after', label: 'restored'},
  truth: {field: 'trueImage', label: 'truth'},
  other: {field: 'other', label: 'other run'},
};

let pair = ['before', 'after'];

function picture(card, side, place) {
  return el('img', {src: jpeg(card[side.field]), class: place, draggable: 'false', decoding: 'async',
    alt: `${card.name}, ${side.label}`});
}

function missing(card) {
  return el('div', {class: 'missing'}, el('p', {text: card.note || card.message || card.words || 'There is no picture of this row.'}));
}

function slider(card) {
  const [left, right] = pair.map(name => SIDES[name]);
  const shown = [left, right].filter(side => card[side.field]);
  if (shown.length === 0) return missing(card);
  if (shown.length === 1) {
    return el('div', {class: 'compare'}, picture(card, shown[0], 'under'),
      el('span', {class: 'tag right', text: shown[0].label}),
      card.note ? el('p', {class: 'note', text: card.note}) : null);
  }
  const box = el('div', {class: 'compare'}, picture(card, left, 'under'), picture(card, right, 'over'),
    el('span', {class: 'border', 'aria-hidden': 'true'}),
    el('span', {class: 'tag left', text: left.label}), el('span', {class: 'tag right', text: right.label}));
  const range = el('input', {type: 'range', min: '0', max: '100', value: '50', step: '1',
    'aria-label': `${card.name}: border between ${left.label} on the left and ${right.label} on the right`});
  const move = () => box.style.setProperty('--at', range.value + '%');
  range.addEventListener('input', move);
  move();
  box.append(range);
  return box;
}

// Where the shown part lies in the whole image.
function overview(card) {
  if (!card.whole || !card.window || !card.hr) return null;
  const frame = el('span', {class: 'frame'});
  const share = (part, all) => (100 * part / all) + '%';
  frame.style.setProperty('left', share(card.window.left, card.hr.width));
  frame.style.setProperty('top', share(card.window.top, card.hr.height));
  frame.style.setProperty('width', share(card.window.width, card.hr.width));
  frame.style.setProperty('height', share(card.window.height, card.hr.height));
  return el('div', {class: 'whole'}, el('img', {src: jpeg(card.whole), alt: `${card.name}, whole, with a frame around the part that is shown`}), frame);
}

// Bright where a network draws what the LR image cannot confirm.
function unconfirmedPicture(card) {
  if (!card.unconfirmed) return null;
  const words = 'What the LR image cannot confirm: white is a difference of 64 levels and more from the image without the network, black none.';
  return el('figure', {class: 'unconfirmed'}, el('img', {src: png(card.unconfirmed), alt: `${card.name}, map of what the LR image cannot confirm`}),
    el('figcaption', {text: words}));
}

function kernelPicture(base64, label) {
  return base64 ? el('img', {class: 'kernel', src: png(base64), alt: label, title: label}) : null;
}
