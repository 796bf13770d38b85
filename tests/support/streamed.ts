/** What a stream says until it says something. */
export async function streamed(url: string, headers: Record<string, string>, until: string): Promise<string> {
  const stop = new AbortController();
  const response = await fetch(url, { headers, signal: stop.signal });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true });
    if (text.includes(until)) break;
  }
  stop.abort();
  return text;
}
