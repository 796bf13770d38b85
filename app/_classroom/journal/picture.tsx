/** A picture as the file will hold it. As an image, so that nothing in it could run. */
export function Picture({ svg, of }: { svg: string; of: string }) {
  // oxlint-disable-next-line no-img-element
  return <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={of} />;
}
