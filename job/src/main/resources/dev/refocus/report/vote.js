// Choices between two images of unknown origin. What is chosen stays in this browser until the voter saves it.

const STORE = 'refocus votes ' + data.id;
const state = load();
let place = Math.max(0, data.questions.findIndex((_, i) => !state.votes[i]));

function load() {
  try {
    const stored = JSON.parse(localStorage.getItem(STORE));
    if (stored) return stored;
  } catch (e) {
    // A browser that keeps nothing still lets vote and save.
  }
  const random = crypto.getRandomValues(new Uint32Array(3));
  return {voter: [...random].map(part => part.toString(36)).join(''), votes: {}};
}

function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(state));
  } catch (e) {
    // As above.
  }
}

function lines() {
  return data.questions.map((question, i) => [question, state.votes[i]]).filter(([, vote]) => vote).map(([question, vote]) =>
    JSON.stringify({image: question.image, left: question.left.method, right: question.right.method, choice: vote.choice, voter: state.voter, at: vote.at}) + '\n').join('');
}

function choose(choice) {
  if (place >= data.questions.length) return;
  state.votes[place] = {choice, at: Date.now()};
  keep();
  go(place + 1);
}

function go(to) {
  place = Math.min(Math.max(to, 0), data.questions.length);
  draw();
}

function save() {
  const link = el('a', {href: URL.createObjectURL(new Blob([lines()], {type: 'application/jsonl'})), download: `votes-${state.voter}.jsonl`});
  link.click();
  URL.revokeObjectURL(link.href);
}

function copy() {
  const text = document.getElementById('lines');
  text.select();
  if (navigator.clipboard) navigator.clipboard.writeText(text.value).catch(() => document.execCommand('copy'));
  else document.execCommand('copy');
}

const button = (text, action, properties) => el('button', {type: 'button', text, on: {click: action}, ...properties});

function pictures(question) {
  return el('div', {class: 'pair'}, ['left', 'right'].map(side => el('figure', {},
    el('img', {src: jpeg(data.pictures[question[side].picture]), alt: `the ${side} image`, draggable: 'false', on: {click: () => choose(side)}}),
    button(`${side} is better`, () => choose(side), {id: side}))));
}

function draw() {
  const done = Object.keys(state.votes).length, all = data.questions.length;
  const question = data.questions[place];
  const bar = el('div', {class: 'bar'}, button('← back', () => go(place - 1), {id: 'back', disabled: place ? null : ''}),
    question ? button('no difference', () => choose('neither'), {id: 'neither'}) : null,
    question ? button('skip →', () => go(place + 1), {id: 'skip'}) : null,
    el('output', {id: 'found', 'aria-live': 'polite', text: question ? `${count(place + 1)} of ${count(all)}, ${count(done)} answered` : `${count(done)} of ${count(all)} answered`}));
  document.getElementById('main').replaceChildren(bar, question ? pictures(question) : el('p', {text: 'That was the last question. Please save your votes.'}),
    section('saved', 'Your votes', 'They stay in this browser until you save them, and go nowhere else. Send the file to whoever asked you.',
      el('p', {class: 'bar'}, button('save as a file', save, {id: 'save', disabled: done ? null : ''}), button('copy', copy, {id: 'copy', disabled: done ? null : ''})),
      el('details', {}, el('summary', {text: 'the lines'}), el('textarea', {id: 'lines', readonly: '', rows: '6', 'aria-label': 'votes as JSON lines', text: lines()}))));
}

document.title = 'Refocus: which image is better?';
document.getElementById('head').append(el('h1', {text: 'Which image is better?'}),
  el('p', {class: 'hint', text: 'Two programs made these of one image. Choose by a click, or by the keys ← and →; the space bar says that you see no difference.'}));
draw();
document.addEventListener('keydown', event => {
  const choice = {ArrowLeft: 'left', ArrowRight: 'right', ' ': 'neither'}[event.key];
  if (choice && !/input|select|textarea|button|summary/i.test(event.target.tagName)) {
    event.preventDefault();
    choose(choice);
  }
});
