// #region shown
import { instrumentPage } from '../../tracing.js';

/** The backend’s addresses, and no others. */
const backend = /^http:\/\/(localhost|127\.0\.0\.1):\d+\/api\//;

instrumentPage({ propagateTraceHeaderCorsUrls: [backend] });
// #endregion
