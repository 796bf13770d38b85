/** What a spreadsheet takes for a formula, https://owasp.org/www-community/attacks/CSV_Injection. */
const FORMULA = /^[\s]*[=+\-@\t\r]/;

/** One cell by RFC 4180. Text that a spreadsheet would run gets an apostrophe before it. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as RFC 4180 has them: CRLF after each. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
