/*
 * The practice page itself: a feed and a button. It knows nothing of telemetry, as most apps do; the script before it
 * does. Whoever opened the page, such as a lesson, is told when it is ready and what was answered.
 */
const { api } = document.body.dataset;
const button = document.getElementById('load');
const feed = document.getElementById('feed');
const state = document.getElementById('state');

const tell = (message) => {
  for (const listener of new Set([globalThis.parent, globalThis.opener])) {
    if (listener && listener !== globalThis) listener.postMessage({ practice: message }, location.origin);
  }
};

const element = (tag, className, text) => {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
};

function post({ handle, message, likes_count: likes, replies_count: replies }) {
  const item = element('li', 'post', '');
  const words = element('div', 'words', '');
  words.append(element('p', 'handle', `@${handle}`), element('p', 'message', message));
  words.append(element('p', 'counts', `${likes} likes · ${replies} replies`));
  item.append(element('span', 'face', handle.slice(0, 1).toUpperCase()), words);
  return item;
}

function show(posts) {
  feed.replaceChildren(...posts.map(post));
  state.textContent = `${posts.length} posts.`;
}

button.addEventListener('click', () => {
  state.textContent = 'Asking …';
  // Nothing may be awaited before the request: the click’s span is the active one only until this function returns.
  fetch(api)
    .then(async (response) => {
      const body = await response.text();
      if (response.ok) show(JSON.parse(body));
      else state.textContent = `The backend answered ${response.status}.`;
      tell({ answered: { status: response.status, body } });
    })
    .catch((error) => {
      state.textContent = `The browser gives no answer: ${error.message}`;
      tell({ answered: { status: null, body: String(error) } });
    });
});

// The load is over before its span is made; a moment later the page is as a person meets it.
const ready = () => setTimeout(() => ((button.disabled = false), tell({ ready: true })), 50);
if (document.readyState === 'complete') ready();
else globalThis.addEventListener('load', ready);
