import { moduleFields } from './moduleFields';

export const contactFieldsToCreate = moduleFields('contacts', 'getContactFieldsToCreate', 'new');
export const contactFieldsToUpdate = moduleFields('contacts', 'getContactFieldsToUpdate', 'existing');
export const accountFieldsToCreate = moduleFields('accounts', 'getAccountFieldsToCreate', 'new');
export const accountFieldsToUpdate = moduleFields('accounts', 'getAccountFieldsToUpdate', 'existing');

/** Without the field by which one is looked for: a new one gets the value that was looked for. */
export const contactFieldsBeside = moduleFields('contacts', 'getContactFieldsBeside', 'new', ['email']);
export const accountFieldsBeside = moduleFields('accounts', 'getAccountFieldsBeside', 'new', ['accountName']);
