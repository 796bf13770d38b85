// #region shown
import { instrumentPage } from '../../tracing.js';

instrumentPage({ ignoreNetworkEvents: true });
// #endregion
