export { uploadFiles } from './files';
export { isWritable, valueFor } from './plain';
export { type TypedRecord, typedRecord } from './record';
export { settle } from './settle';
