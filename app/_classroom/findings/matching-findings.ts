/** One line of the list. */
export interface FindingLine {
  code: string;
  title: string;
  means: string;
  href: string;
}

export interface FindingFamily {
  title: string;
  findings: readonly FindingLine[];
}

/** The families with the lines that hold every word that was typed, in any order; families without one are left out. */
export function matchingFindings(families: readonly FindingFamily[], typed: string): FindingFamily[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (line: FindingLine, family: string): boolean => {
    const text = `${line.code} ${line.title} ${line.means} ${family}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return families
    .map(({ title, findings }) => ({ title, findings: findings.filter((line) => holds(line, title)) }))
    .filter(({ findings }) => findings.length > 0);
}
