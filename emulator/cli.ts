import { enableCompileCache } from 'node:module';

// Half a second of each start is compiling what has not changed since the last. Node 20 has no such cache.
enableCompileCache?.();
void import('./commandLine');
