import { describe, expect, it } from 'vitest';
import { excerptOf, readExcerpt } from './excerpt.ts';

const route = `import { trace } from '@opentelemetry/api';

// #region shown
const tracer = trace.getTracer('home.activities');

export function GET() {
  // #region inner
  return tracer;
  // #endregion inner
}
// #endregion shown
`;

const lines = (text: string, file: string, region?: string) => excerptOf(text, { file, region }).lines;

describe('an excerpt', () => {
  it('is the lines of its region, without the marks of regions inside it', () => {
    expect(lines(route, 'route.ts', 'shown')).toEqual([
      "const tracer = trace.getTracer('home.activities');",
      '',
      'export function GET() {',
      '  return tracer;',
      '}',
    ]);
  });

  it('is moved to the left margin, and knows where it stood', () => {
    const inner = excerptOf(route, { file: 'route.ts', region: 'inner' });
    expect(inner.lines).toEqual(['return tracer;']);
    expect(inner.firstLine).toBe(8);
  });

  it('is the whole file where no region is named, without any mark', () => {
    const whole = lines(route, 'route.ts');
    expect(whole[0]).toBe("import { trace } from '@opentelemetry/api';");
    expect(whole.join('\n')).not.toContain('region');
  });

  it.each([
    ['Python', 'a.py', '    # #region x\n    y = 1\n    # #endregion x\n', 'Python'],
    ['YAML', 'a.yml', '  # region x\n  y: 1\n  # endregion x\n', 'YAML'],
    ['shell', 'a.sh', '# #region x\nexport Y=1\n# #endregion x\n', 'Shell'],
    ['an environment file', '.env.example', '# #region x\nY=1\n# #endregion x\n', 'Environment'],
    ['a file from Windows', 'a.ts', '// #region x\r\ny;\r\n// #endregion x\r\n', 'TypeScript'],
  ])('is found in %s', (_, file, text, label) => {
    const excerpt = excerptOf(text, { file, region: 'x' });
    expect(excerpt.lines).toHaveLength(1);
    expect(excerpt.language.label).toBe(label);
  });

  it('may end without repeating its name', () => {
    const text = '// #region x\na;\n// #region y\nb;\n// #endregion\nc;\n// #endregion\nd;\n';
    expect(lines(text, 'a.ts', 'y')).toEqual(['b;']);
    expect(lines(text, 'a.ts', 'x')).toEqual(['a;', 'b;', 'c;']);
  });

  it('does not take an ordinary comment for a mark', () => {
    expect(lines('# regional settings\nx = 1\n', 'a.py')).toEqual(['# regional settings', 'x = 1']);
  });
});

describe('an excerpt that cannot be shown', () => {
  it.each([
    ['a missing region, with the ones there are', route, 'outer', 'has no region “outer”; it has shown, inner'],
    ['a region that never ends', '// #region x\ny;\n', 'x', 'has no “#endregion”'],
    ['a region that is there twice', '// #region x\n// #endregion x\n// #region x\n', 'x', 'two regions “x”'],
    ['an empty region', '// #region x\n\n// #endregion x\n', 'x', 'the region “x” is empty'],
  ])('says so: %s', (_, text, region, words) => {
    expect(() => excerptOf(text, { file: 'route.ts', region })).toThrow(words);
  });

  it.each(['../secrets.txt', 'content/../../x', '/etc/hostname'])('is refused outside the project: %s', (file) => {
    expect(() => readExcerpt('.', { file })).toThrow('from the project’s root');
  });
});
