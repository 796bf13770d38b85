import type { Arrived } from '@/lib/origin/origin.ts';

/** What stands in place of the request, and why, with the next thing to try. */
export const againWords: Record<NonNullable<Arrived['again']>, string> = {
  off: 'Spanwalk was started with SPANWALK_KEEP_BODIES=false, so it keeps no request as it arrived.',
  'too-large': 'The request was larger than 512 KiB, and one that large is not kept as it arrived.',
  'earlier-process':
    'The request came before Spanwalk was started. Requests are kept in memory, and end with it. Send it again to see one as it arrives.',
  'fallen-out':
    'Newer requests have taken its place: only the newest 32 MiB are kept as they arrived. Send it again to see one as it arrives.',
  unreadable: 'The request is there, but this span could not be found in it again.',
};

/** How what is shown relates to what was sent. */
export function formWords({ form, head, again }: Pick<Arrived, 'form' | 'head' | 'again'>): string {
  if (again !== null) return 'Written again from what is stored, as OTLP/JSON. It says the same, in our words.';
  if (form === 'another-format') return 'This span’s own part of the file, as it stands there. The file is not OTLP.';
  if (form === 'as-sent') return 'The sender’s own JSON, as it was sent.';
  const packed = head?.contentType.includes('json') === true ? 'It was sent as JSON' : 'It was sent as protobuf, which is binary';
  return `${packed}; this is what it says, decoded and written as OTLP/JSON.`;
} // prettier-ignore

/** Protobuf, JSON or gRPC, by a content type. */
export function encodingWords(contentType: string): string {
  if (contentType.includes('grpc')) return 'gRPC (protobuf)';
  if (contentType.includes('protobuf')) return 'protobuf';
  return contentType.includes('json') ? 'JSON' : contentType || 'not said';
}
