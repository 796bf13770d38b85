const messages = [
  ['katherine', 'Checked the numbers by hand. They can launch.'],
  ['ada', 'The first loom I ever saw was full of punched cards.'],
  ['grace', 'Found the bug. It has wings. Taped it into the log book.'],
];

/** A page of the feed, as long as a real one: sixty activities. */
export const activities = () =>
  Array.from({ length: 60 }, (_, at) => {
    const [handle, message] = messages[at % messages.length];
    return { uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`, handle, message, likes: at };
  });
