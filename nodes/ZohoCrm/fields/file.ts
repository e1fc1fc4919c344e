import { requiredText } from '../../shared/fields';

/** The binary property of the input item that is sent. */
export const inputFile = requiredText('Input Binary Field', {
	default: 'data',
	description: 'The name of the field of the input item that holds the file',
});

/** The binary property of the output item that a download is put in. */
export const outputFile = requiredText('Put Output File in Field', {
	default: 'data',
	description: 'The name of the field of the output item to put the file in',
});
