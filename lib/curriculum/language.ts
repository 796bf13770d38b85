import path from 'node:path';

/** A language as a highlighter knows it, and as a reader calls it. */
export interface Language {
  id: 'typescript' | 'tsx' | 'javascript' | 'python' | 'shellscript' | 'yaml' | 'dotenv' | 'json' | 'docker' | 'text';
  label: string;
}

const byExtension: Record<string, Language> = {
  '.ts': { id: 'typescript', label: 'TypeScript' },
  '.tsx': { id: 'tsx', label: 'TypeScript' },
  '.js': { id: 'javascript', label: 'JavaScript' },
  '.mjs': { id: 'javascript', label: 'JavaScript' },
  '.py': { id: 'python', label: 'Python' },
  '.sh': { id: 'shellscript', label: 'Shell' },
  '.yml': { id: 'yaml', label: 'YAML' },
  '.yaml': { id: 'yaml', label: 'YAML' },
  '.json': { id: 'json', label: 'JSON' },
  '.env': { id: 'dotenv', label: 'Environment' },
};

/** The language of a file, by its name. Unknown endings are plain text. */
export function languageOf(file: string): Language {
  const name = path.basename(file);
  if (name === 'Dockerfile') return { id: 'docker', label: 'Dockerfile' };
  if (name.startsWith('.env')) return { id: 'dotenv', label: 'Environment' };
  return byExtension[path.extname(name)] ?? { id: 'text', label: 'Text' };
}
