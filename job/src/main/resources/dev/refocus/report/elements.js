'use strict';
// Everything that a row says becomes text through textContent or an attribute of a known name, never markup.

const data = JSON.parse(document.getElementById('data').textContent);

function put(node, properties, children) {
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined) continue;
    if (name === 'text') node.textContent = value;
    else if (name === 'on') for (const [event, action] of Object.entries(value)) node.addEventListener(event, action);
    else node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined));
  return node;
}

const el = (tag, properties, ...children) => put(document.createElement(tag), properties, children);

const svg = (tag, properties, ...children) =>
  put(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);

const jpeg = base64 => 'data:image/jpeg;base64,' + base64;
const png = base64 => 'data:image/png;base64,' + base64;

// JSON has no infinity: it comes as the word.
const number = value => (value === null || value === undefined ? NaN : Number(value));

function format(value, digits) {
  const n = number(value);
  if (Number.isNaN(n)) return '–';
  if (!Number.isFinite(n)) return n > 0 ? '∞' : '−∞';
  return n.toFixed(digits).replace('-', '−');
}

const signed = (value, digits) => (number(value) > 0 ? '+' : '') + format(value, digits);

// As many digits as the number needs to be told from others of its kind.
function short(value) {
  const size = Math.abs(number(value));
  return format(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3);
}

const count = n => n.toLocaleString('en-US');

function section(id, title, hint, ...children) {
  return el('section', {id, 'aria-labelledby': id + '-title'},
    el('h2', {id: id + '-title', text: title}),
    hint ? el('p', {class: 'hint', text: hint}) : null,
    ...children);
}

function table(heads, lines, caption) {
  const cell = (tag, value) => value instanceof Node ? el(tag, {}, value)
    : el(tag, {text: value, class: /^[+−–∞\d]/.test(String(value)) ? 'number' : null});
  return el('div', {class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption},
    el('table', {},
      el('thead', {}, el('tr', {}, heads.map(head => el('th', {scope: 'col', text: head})))),
      el('tbody', {}, lines.map(line => el('tr', {}, line.map(value => cell('td', value)))))));
}

function dl(pairs) {
  return el('dl', {}, pairs.filter(pair => pair[1] !== null && pair[1] !== undefined && pair[1] !== '')
    .map(([name, value]) => el('div', {}, el('dt', {text: name}),
      value instanceof Node ? el('dd', {}, value) : el('dd', {text: value}))));
}
