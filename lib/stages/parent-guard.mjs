// Loaded before a stage's own files. A parent that is killed outright cannot end its children, but the pipe to their
// standard input closes with it, and that they can see.
const leave = () => process.exit(0);
process.stdin.on('end', leave).on('close', leave).on('error', leave).resume();
process.stdin.unref();
