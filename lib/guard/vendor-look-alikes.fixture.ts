import type { vendorTokens } from './vendor-tokens.ts';

/** What begins as a vendor’s tokens do, or nearly, and is none. Key and text. */
export const vendorLookAlikes: Record<keyof typeof vendorTokens, [key: string, text: string][]> = {
  'token-1password': [['note', 'ops_eyelevel']],
  'token-anthropic': [['note', 'sk-ant-hill']],
  'token-openai': [
    ['note', 'sk-learn pipeline-with-standard-scaler-and-logistic-regression-model'],
    ['note', 'sk-proj-notes'],
  ],
  'token-databricks': [
    ['note', 'dapi'],
    ['note', 'dapi_0123'],
  ],
  'token-digitalocean': [['app.class', 'dop_v1_component']],
  'token-github': [
    ['note', 'github_pat_ is how they begin'],
    ['note', 'ghp_'],
    ['note', 'ghost_in_the_shell'],
    ['note', 'gho_table'],
    ['git.ref', 'refs/heads/ghs_migration_of_everything_to_somewhere_else_v2'],
  ],
  'token-gitlab': [['note', 'glpat-placeholder']],
  'token-grafana': [['note', 'glc_lookup']],
  'token-huggingface': [
    ['note', 'hf_hub_download'],
    ['hf', 'hf_transformer_language_model_v2'],
  ],
  'token-npm': [
    ['note', 'npm_config_registry'],
    ['note', 'npm_lifecycle_event=start'],
    ['env', 'npm_package_dependencies_left_pad_version_number'],
  ],
  'token-pypi': [['note', 'pypi-publish']],
  'token-sendgrid': [
    ['note', 'SG.eu-central'],
    ['aws.sg', 'sg-0123456789abcdef0'],
  ],
  'token-shopify': [
    ['note', 'shpat'],
    ['shp', 'shpss_notes'],
  ],
  'token-slack': [
    ['note', 'xoxo-love-and-kisses-2026'],
    ['note', 'xapp-launcher'],
    ['note', 'hooks.slack.com is unreachable'],
  ],
  'token-stripe': [
    ['note', 'sk_test'],
    ['note', 'pk_live_'],
    ['note', 'risk_test_suite_number_1234567890'],
    ['note', 'whsec_'],
    ['note', 'task_live_migration_of_databases'],
    ['note', 'desk_test_abcdefghijklmnop'],
  ],
  'token-telegram': [['telegram', '12345678:AAA']],
  'token-google': [
    ['note', 'AIzaSy'],
    ['note', 'ya29.'],
  ],
  'token-newrelic': [['note', 'NRAK']],
  'token-sentry': [['note', 'sntrys_']],
  'token-honeycomb': [
    ['app.hash', 'hcaik_short'],
    ['x-honeycomb-dataset', 'backend-flask'],
    ['note', 'hcaik_tree'],
  ],
  'token-linear': [['note', 'lin_api_docs']],
  'token-dynatrace': [
    ['note', 'dt0c01.SAMPLE'],
    ['note', 'dt0s16 is how they begin'],
  ],
  'token-rollbar': [
    ['rollbar.access_token_scope', 'post_server_item'],
    ['http.request.header.x-rollbar-client', 'browser'],
  ],
};
