import { inlinesOf, type Block, type Inline } from '@/lib/curriculum/finding-text.ts';

function Piece({ piece: { kind, text } }: { piece: Inline }) {
  if (kind === 'code') return <code>{text}</code>;
  return kind === 'stress' ? <em>{text}</em> : text;
}

function Line({ text }: { text: string }) {
  let at = 0;
  return inlinesOf(text).map((piece) => {
    const key = at;
    at += piece.text.length;
    return <Piece key={key} piece={piece} />;
  });
}

/** Paragraphs and steps, as the terminal shows them too. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) =>
    block.kind === 'text' ? (
      <p key={block.text}>
        <Line text={block.text} />
      </p>
    ) : (
      <ol key={block.items.join('\n')}>
        {block.items.map((item) => (
          <li key={item}>
            <Line text={item} />
          </li>
        ))}
      </ol>
    ),
  );
}
