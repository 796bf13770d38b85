import type { CatalogueEntry } from './catalogue-entry.ts';

/** Findings about segments, their annotations and their metadata. */
export const segmentFindings = {
  'segment.not-received': {
    means: 'The check is about segments, and none are received where it was run.',
    fix: 'Nothing is wrong with your work. Run the check against the running app to have this judged too.',
  },
  'segment.silence': {
    means: 'Not one segment arrived for this run, and nothing else did either.',
    fix: 'Look that the middleware is added after the app was made, and that AWS_XRAY_DAEMON_ADDRESS is the daemon’s address on the connect page. The port takes datagrams: a browser that shows nothing there proves nothing.',
  },
  'segment.unclosed': {
    means:
      'The request was answered and its segment never left the process. A recorder sends a segment once all of its subsegments are closed: one that stays open keeps the whole trace back, without an error.',
    fix: 'Close every subsegment you begin, also where an exception is thrown: “with xray_recorder.in_subsegment(…)” (Python) and captureAsyncFunc (Node) do it by themselves. Do not begin a segment inside a view: the middleware has begun one.',
  },
  'segment.not-sampled': {
    means: 'Some requests left a segment and others none: a sampling rule, or the caller’s Sampled=0, leaves them out.',
    fix: 'Without rules an SDK takes one request a second and five in a hundred of the rest. Raise FixedRate and ReservoirSize of your rule while you look, or send more requests.',
  },
  'segment.missing': {
    means: 'Segments arrived, and none like the one looked for.',
    fix: 'Begin it where the step says, under exactly that name. A subsegment needs a segment around it: the middleware’s.',
  },
  'segment.near': {
    means: 'A segment is all that the step asks for but for one thing.',
    fix: 'Correct that one thing where it is begun.',
    slip: true,
  },
  'segment.host-named': {
    means:
      'The segment bears the name of the host that was asked for. Dynamic naming does that whenever the Host header fits its pattern; groups and sampling rules that name the service then match nothing.',
    fix: 'Leave dynamic_naming out of the recorder’s configuration (or AWS_XRAY_URL empty), so that every segment bears the service’s name.',
  },
  'segment.orphan': {
    means:
      'A segment without the request’s data arrived in the place of the middleware’s: the code ended the segment of the middleware, or began one of its own over it.',
    fix: 'Inside a view begin and end subsegments only. begin_segment overwrites the middleware’s segment, and end_segment sends it away before the request is answered.',
  },
  'segment.in-progress': {
    means: 'Only the document came that says “in progress”; the complete one never followed.',
    fix: 'End the segment on every path through the code, and give the process time to send it.',
  },
  'segment.http': {
    means: 'The segment’s data about its request are missing, or differ.',
    fix: 'Leave them to the middleware or to the patched HTTP client; a segment that you begin by hand has none.',
  },
  'segment.flag': {
    means: 'The segment has other flags than expected: error stands for 4xx, throttle for 429, fault for 5xx.',
    fix: 'The middleware sets them by the response’s status, and by an exception that leaves the view. One that is caught has to be added by hand.',
  },
  'segment.other-trace': {
    means:
      'The segment belongs to another trace than the span it is compared with: its tracer took no notice of the caller’s trace id.',
    fix: 'X-Ray’s SDKs read X-Amzn-Trace-Id and no traceparent. Whoever calls the service has to send it, with Root, Parent and Sampled.',
  },
  'segment.wrong-parent': {
    means: 'The segment is there and stands below something else than it should.',
    fix: 'Begin it while the one above it is open, and close them from the inside out: the last that was begun is the first to end.',
  },
  'segment.count': {
    means: 'There are more, or fewer, segments of this kind than there may be.',
    fix: 'Begin it once for each piece of work.',
  },
  'annotation.missing': {
    means: 'The segment arrived without this annotation, so no filter finds it.',
    fix: 'Call put_annotation (Python) or addAnnotation (Node) on the segment while it is open. The value is a text, a number or a boolean.',
  },
  'annotation.near-key': {
    means: 'The annotation is missing, and one with almost the same key is there.',
    fix: 'Use exactly the key that the step asks for: a filter finds only that one.',
    slip: true,
  },
  'annotation.dropped': {
    means:
      'An annotation was set and left out on the way: its value is a list or a map, or its key has a space or a hyphen. Nobody reports that as an error.',
    fix: 'Give it a text, a number or a boolean under a key of letters, digits and underscores. A list goes into metadata, or is joined to one text.',
  },
  'annotation.in-metadata': {
    means: 'The value stands in the metadata, where no filter can ask for it.',
    fix: 'Use put_annotation (Python) or addAnnotation (Node) for what is to be found; metadata is for reading.',
    slip: true,
  },
  'annotation.wrong-value': {
    means: 'The annotation is there with another value.',
    fix: 'Set the value that the step asks for.',
  },
  'annotation.wrong-type': {
    means: 'The annotation is there with another type: a text that looks like a number cannot be compared as one.',
    fix: 'Convert the value before setting it.',
    slip: true,
  },
  'metadata.missing': {
    means: 'The segment arrived without this metadata.',
    fix: 'Call put_metadata(key, value, namespace) (Python) or addMetadata(key, value, namespace) (Node) while it is open.',
  },
  'metadata.near-key': {
    means: 'The metadata has almost the key that was asked for.',
    fix: 'Use exactly the key that the step asks for.',
    slip: true,
  },
  'metadata.other-namespace': {
    means: 'The metadata is there in another namespace.',
    fix: 'The namespace is the last argument; without one it is “default”.',
    slip: true,
  },
  'metadata.wrong-value': {
    means: 'The metadata is there with another value, or of another type.',
    fix: 'Set the value that the step asks for.',
  },
} as const satisfies Record<string, CatalogueEntry>;
