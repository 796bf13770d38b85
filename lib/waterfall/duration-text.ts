/** A duration in the unit that reads best, three digits of it: `850 ns`, `12.4 µs`, `3.10 ms`, `1.25 s`, `2 min 5 s`. */
export function durationText(ms: number): string {
  if (!Number.isFinite(ms)) return '–';
  if (ms < 0) return `−${durationText(-ms)}`;
  if (ms === 0) return '0 ms';
  return ms < 60_000 ? shortText(Number(ms.toPrecision(3))) : longText(Math.round(ms / 1000));
}

/** Rounded before the unit is chosen, or 999.9 ms would read as 1000 ms. */
function shortText(ms: number): string {
  if (ms < 0.001) return `${Math.round(ms * 1e6)} ns`;
  if (ms < 1) return `${threeDigits(ms * 1000)} µs`;
  if (ms < 1000) return `${threeDigits(ms)} ms`;
  return `${threeDigits(ms / 1000)} s`;
}

function threeDigits(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function longText(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
