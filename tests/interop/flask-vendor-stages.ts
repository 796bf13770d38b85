import type { Variables } from './flask-room.ts';

/** A stage of the Flask starter, and what each step must say of it when its own variant is checked. */
export interface Stage {
  stage: string;
  /** What it is, in the words of the starter’s README. */
  adds: string;
  /** Verdict and codes by step. */
  steps: Record<string, string>;
  /** What is asked for, by step. Several are asked for by our own hands, and the run watches. */
  paths: Record<string, string | string[]>;
  /** Steps whose runs must not overlap with another’s. */
  alone?: readonly string[];
  /** Whether its recorder has to know its sampling rules first. */
  warm?: boolean;
  /** Whether it logs a line at its start that leaves at once: it is asked for nothing before that has come. */
  logsAtStart?: boolean;
  change?: (variables: Variables) => Variables;
}

const home = '/api/activities/home';
const handle = '/api/activities/@andrewbrown';
const one = '/api/activities/3f1c9a52-7c1e-4d0e-9c59-0a8f4d1b6e01';

const segmentPaths = {
  'recorder-and-middleware': home,
  'daemon-address': home,
  'mock-data': handle,
  'unclosed-subsegment': handle,
  'segment-inside-a-view': handle,
  'named-after-the-host': home,
  'vanished-annotation': home,
};

const segments = (stage: string, adds: string, steps: Partial<Record<keyof typeof segmentPaths, string>>): Stage => ({
  stage,
  adds,
  paths: segmentPaths,
  warm: true,
  steps: {
    ...Object.fromEntries(Object.keys(segmentPaths).map((step) => [step, 'passed'])),
    ...steps,
  },
});

const missing = 'failed segment.missing';

const nested = (stage: string, adds: string, verdict: string): Stage => ({
  stage,
  adds,
  paths: { 'user-subsegments': handle },
  warm: true,
  steps: { 'user-subsegments': verdict },
});
const besides = 'failed annotation.in-metadata segment.wrong-parent metadata.other-namespace';

export const segmentStages: readonly Stage[] = [
  segments('app_x1_recorder', 'recorder and middleware', {
    'mock-data': missing,
    'unclosed-subsegment': missing,
    'segment-inside-a-view': missing,
    'vanished-annotation': missing,
  }),
  segments('app_x2_mock_data', 'mock-data with metadata and annotation', {}),
  segments('app_x3_official_fix', 'capture() and the double end', {
    'mock-data': 'failed annotation.missing',
    'vanished-annotation': missing,
  }),
  {
    ...segments('app_x8_named_after_the_host', 'D17: dynamic naming', {
      'recorder-and-middleware': 'failed segment.host-named',
      'named-after-the-host': 'failed segment.host-named',
      'mock-data': 'passed',
      'vanished-annotation': missing,
    }),
    change: (variables) => ({ ...variables, AWS_XRAY_URL: '*127.0.0.1*' }),
  },
  segments('app_x9_list_annotation', 'an annotation that is a list', {
    'vanished-annotation': 'failed annotation.missing',
  }),
  nested('app_x10_nested', 'a subsegment inside another', 'passed'),
  nested('app_x11_side_by_side', 'two beside each other, and the id in the metadata', besides),
];

const all = (verdict: string): Record<string, string> =>
  Object.fromEntries(Object.keys(segmentPaths).map((step) => [step, verdict]));

/** Stages of which no segment is heard, or one in a trace of nobody’s: it may belong to any silent run of a workspace. */
export const quietStages: readonly Stage[] = [
  { ...segments('app_x0_no_middleware', 'no middleware', all('failed segment.silence')), warm: false },
  segments('app_x4_unclosed_subsegment', 'D15: an unclosed subsegment', {
    'mock-data': 'failed segment.unclosed',
    'unclosed-subsegment': 'failed segment.unclosed',
    'segment-inside-a-view': 'failed segment.unclosed',
    'vanished-annotation': missing,
  }),
  segments('app_x5_first_version', 'D15: the first version', {
    'mock-data': 'failed segment.unclosed',
    'unclosed-subsegment': 'failed segment.unclosed',
    'segment-inside-a-view': 'failed segment.unclosed',
    'vanished-annotation': missing,
  }),
  segments('app_x6_segment_inside_a_view', 'D16: a segment in a view', {
    'mock-data': 'failed annotation.missing',
    'segment-inside-a-view': 'failed segment.orphan',
    'vanished-annotation': missing,
  }),
];

const logPaths = {
  'logger-and-group': home,
  'line-after-request': home,
  'endpoint-line': home,
  'log-batches': home,
  'log-levels': home,
  'line-to-trace': home,
};
const lines = (stage: string, adds: string, steps: Partial<Record<keyof typeof logPaths, string>>): Stage => ({
  stage,
  adds,
  paths: logPaths,
  alone: ['line-after-request', 'log-levels'],
  logsAtStart: true,
  steps: { ...Object.fromEntries(Object.keys(logPaths).map((step) => [step, 'passed'])), ...steps },
});

const near = 'failed log.near';
/** What came is no span: lines alone. */
const spanless = 'failed transport.other-signal';

export const logStages: readonly Stage[] = [
  {
    // Its lines come once a minute, in whichever step is just looking: only the first look is sure to see none.
    ...lines('app_c1_logger', 'D24: a minute late', {}),
    alone: [],
    logsAtStart: false,
    steps: { 'log-batches': 'failed log.silence' },
  },
  lines('app_c2_send_interval', 'lines at once', {
    'line-after-request': near,
    'endpoint-line': near,
    'log-batches': near,
    'log-levels': 'failed log.missing',
    'line-to-trace': spanless,
  }),
  lines('app_c3_one_stream', 'one stream and the level', {
    'line-after-request': near,
    'endpoint-line': near,
    'log-batches': near,
    'log-levels': 'failed log.near log.missing',
    'line-to-trace': spanless,
  }),
  lines('app_c4_line_after_request', 'D25: six fields, at ERROR', {
    'endpoint-line': near,
    'log-levels': 'failed log.near log.severity',
    'line-to-trace': spanless,
  }),
  lines('app_c5_endpoint_line', 'the endpoint’s own line', {
    'log-levels': 'failed log.near log.severity',
    'line-to-trace': spanless,
  }),
  lines('app_c6_levels', 'levels by status', { 'line-to-trace': spanless }),
  lines('app_c7_trace_on_the_line', 'trace id and span id', {}),
];

const errorPaths = {
  'rollbar-token': '/rollbar/test',
  'rollbar-test': '/rollbar/test',
  'trigger-an-error': home,
  'scrub-the-report': home,
  'group-occurrences': home,
  'find-the-latent-bug': one,
};
const errors = (stage: string, adds: string, steps: Partial<Record<keyof typeof errorPaths, string>>): Stage => ({
  stage,
  adds,
  paths: errorPaths,
  alone: ['find-the-latent-bug'],
  steps: { 'rollbar-token': 'passed', 'rollbar-test': 'passed', ...steps },
});

export const errorStages: readonly Stage[] = [
  errors('app_r2_rollbar', 'init and the test route', {}),
  errors('app_r3_no_return', 'D29: no return', {
    'trigger-an-error': 'warned error-item.no-app-frames crash.no-return',
    'scrub-the-report': 'warned error-item.field-missing crash.no-return',
    'group-occurrences': 'warned crash.no-return',
  }),
  errors('app_r4_restored', 'the return is back', { 'trigger-an-error': 'failed span.status-not-set' }),
  errors('app_r5_signature', 'D30: a signature changed on one side', { 'trigger-an-error': 'warned crash.signature' }),
  errors('app_r6_latent_bug', 'the latent bug', {
    'find-the-latent-bug': 'failed attr.wrong-value error-item.count',
  }),
  errors('app_r7_show_activities', 'the right name', { 'find-the-latent-bug': 'warned attr.deprecated-key' }),
];
