export declare function buildServerBundles(): Promise<void>;
export declare function buildFrontends(): Promise<void>;
