import { instrumentPage } from './tracing.js';

// #region shown
/** The backend’s addresses. To any other origin no header is sent: a stranger’s server would refuse it. */
const backend = /^http:\/\/(localhost|127\.0\.0\.1):\d+\/api\//;

instrumentPage({ propagateTraceHeaderCorsUrls: [backend] });
// #endregion
