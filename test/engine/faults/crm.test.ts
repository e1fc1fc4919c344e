import { testCells } from './cells';
import { crmCalls } from './crmCalls';

testCells(crmCalls);
