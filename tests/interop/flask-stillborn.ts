import type { Variables } from './flask-room.ts';

/** A stage that does not start: by its own mistake, or by its environment’s. */
export interface Crash {
  stage: string;
  why: string;
  /** What its last words hold. */
  says: string;
  change?: (variables: Variables) => Variables;
}

export const stillborn: readonly Crash[] = [
  {
    stage: 'app_x7_middleware_before_app',
    why: 'D14: the middleware stands above the app',
    says: "NameError: name 'app' is not defined",
  },
  {
    stage: 'app_r1_removed_hook',
    why: 'D27: Flask 2.3 removed the hook',
    says: "AttributeError: 'Flask' object has no attribute 'before_first_request'",
  },
  {
    stage: 'app_c3_one_stream',
    why: 'D24: AWS_REGION in the place of AWS_DEFAULT_REGION',
    says: 'NoRegionError: You must specify a region',
    change: ({ AWS_DEFAULT_REGION = '', ...others }) => ({ ...others, AWS_REGION: AWS_DEFAULT_REGION }),
  },
  {
    stage: 'app_c4_line_after_request',
    why: 'D19: the secret of another key',
    says: 'InvalidSignatureException',
    change: (variables) => ({ ...variables, AWS_SECRET_ACCESS_KEY: variables['AWS_ACCESS_KEY_ID'] ?? '' }),
  },
];
