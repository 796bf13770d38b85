// #region shown
// First of all imports: React adds its listeners when the root is made, and they must be patched by then.
import './tracing.js';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';

createRoot(document.getElementById('root')).render(createElement(App));
// #endregion
