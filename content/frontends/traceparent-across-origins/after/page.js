import '../../across-origins.js';
