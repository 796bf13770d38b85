/** Whether two names are one to a person: their case tells nothing apart. */
export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The name itself, or the name with the first number that makes it free. At most as long as a name may be, 80. */
export function freeName(name: string, known: readonly { name: string }[]): string {
  const isTaken = (wanted: string): boolean => known.some((one) => sameName(one.name, wanted));
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name.slice(0, 74)} (${number})`)) number += 1;
  return `${name.slice(0, 74)} (${number})`;
}
