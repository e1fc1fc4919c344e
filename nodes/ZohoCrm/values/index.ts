export { uploadFiles } from './files';
export { mandatoryIn, mustBeGiven } from './mandatory';
export { isWritable, valueFor } from './plain';
export { type TypedRecord, typedRecord } from './record';
export { settle } from './settle';
