import { xml } from './safe-text.ts';

/** The colours of a picture on paper: the light ones of the page. */
const colours = {
  paper: '#fffefb',
  ink: '#1d1f2b',
  quiet: '#63677a',
  rule: '#e3decf',
  bad: '#b1271b',
  services: [
    '#3b63d6', '#8449cf', '#0c8580', '#bd5b0a', '#3c872f', '#bc3a7b', '#626c8a', '#857400', '#1c7fbd', '#8a5739',
  ],
  heat: { low: [207, 227, 234], high: [28, 47, 143] },
} as const; // prettier-ignore

export type Colours = typeof colours;

interface Frame {
  width: number;
  height: number;
  /** What a screen reader says of it. */
  title: string;
}

/** A picture that stands alone, on paper of its own, so that it can be read wherever it is put. */
export function svg({ width, height, title }: Frame, draw: (colours: Colours) => string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="ui-monospace, monospace" font-size="12">`,
    `<title>${xml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...draw(colours),
    '</svg>',
    '',
  ].join('\n');
}
