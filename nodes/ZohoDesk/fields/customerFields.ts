import { moduleFields } from './moduleFields';

export const contactFieldsToCreate = moduleFields('contacts', 'getContactFieldsToCreate', 'new');
export const contactFieldsToUpdate = moduleFields('contacts', 'getContactFieldsToUpdate', 'existing');
export const accountFieldsToCreate = moduleFields('accounts', 'getAccountFieldsToCreate', 'new');
export const accountFieldsToUpdate = moduleFields('accounts', 'getAccountFieldsToUpdate', 'existing');
