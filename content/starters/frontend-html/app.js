const backend = 'http://localhost:4567';

document.getElementById('load').addEventListener('click', () => {
  void fetch(`${backend}/api/activities/home`)
    .then((response) => response.text())
    .then((text) => (document.getElementById('feed').textContent = text));
});
