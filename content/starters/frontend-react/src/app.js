import { createElement, useState } from 'react';

const backend = 'http://localhost:4567';

/** The feed of the course's home page, loaded by a click. */
export function App() {
  const [posts, setPosts] = useState([]);
  // #region shown
  const load = () =>
    // Ask at once: after an await the click's span is no longer the active one.
    fetch(`${backend}/api/activities/home`)
      .then((response) => response.json())
      .then(setPosts);
  // #endregion
  return createElement(
    'main',
    null,
    createElement('button', { onClick: load }, 'Load'),
    posts.map(({ uuid, message }) => createElement('p', { key: uuid }, message)),
  );
}
