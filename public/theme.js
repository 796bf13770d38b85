// Runs before the first paint, so that a page never flashes in the other theme. The toggle writes what this reads.
(function () {
  try {
    var theme = localStorage.getItem('spanwalk-theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (error) {
    // Storage may be forbidden; the system's theme is then as good.
  }
})();
