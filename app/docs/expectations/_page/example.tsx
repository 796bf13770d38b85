import code from '@/app/learn/_mdx/code-block.module.css';
import { highlight, type Piece } from '@/app/learn/_mdx/highlight.ts';
import { CodeFrame } from '@/app/_ui/code-frame.tsx';

function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  let column = 0;
  return pieces.map(({ text, token }) => {
    const key = column;
    column += text.length;
    return (
      <span key={key} className={token === null ? undefined : code[token]}>
        {text}
      </span>
    );
  });
}

/** A piece of JSON in its frame, coloured on the server. */
export async function Example({ name, lines }: { name: string; lines: string[] }) {
  const highlighted = await highlight(lines, 'json');
  return (
    <CodeFrame name={name}>
      <pre>
        <code>
          {highlighted.map(({ at, pieces }) => (
            <span key={at}>
              <Pieces pieces={pieces} />
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </CodeFrame>
  );
}
