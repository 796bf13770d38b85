import { Fragment } from 'react';
import type { TypePart } from './fields.ts';
import { typeAnchor } from './type-docs.ts';

/** A field’s type; types that are explained further down are links to it. */
export function TypeText({ parts }: { parts: readonly TypePart[] }) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += typeof part === 'string' ? part.length : part.name.length;
    if (typeof part === 'string') return <Fragment key={key}>{part}</Fragment>;
    return (
      <a key={key} href={`#${typeAnchor(part.name)}`}>
        {part.name}
      </a>
    );
  });
}
