export declare function buildServerBundles(): Promise<void>;
