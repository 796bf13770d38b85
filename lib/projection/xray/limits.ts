/** What the service takes; docs.aws.amazon.com/xray/latest/devguide/xray-api-segmentdocuments.html. */
export const segmentLimits = {
  /** UTF-8 bytes of one document. */
  bytes: 64 * 1024,
  /** Characters of a name. */
  name: 200,
} as const;

export const annotationLimits = {
  key: 500,
  value: 1000,
  /** Indexed in one trace, all its segments together. */
  ofTrace: 50,
} as const;
