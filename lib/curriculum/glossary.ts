import { z } from 'zod';
import { ContentReader } from './content-files.ts';

/** A word and its meaning in one or two plain sentences; keyed by the word as a lesson writes it, in lower case. */
const glossarySchema = z.record(
  z.string().regex(/^[a-z][a-z0-9 ./-]*$/, 'a glossary word is written in lower case'),
  z.string().min(10).max(240),
);
export type Glossary = z.infer<typeof glossarySchema>;

const GLOSSARY = 'content/lessons/glossary.json';

/** The words that the lessons explain. Throws with the file and the place when it is invalid. */
export function loadGlossary(root: string): Glossary {
  const reader = new ContentReader(root);
  const glossary = reader.json(GLOSSARY, glossarySchema);
  if (glossary === null) throw new Error(reader.problems.map((problem) => problem.message).join('\n'));
  return glossary;
}
