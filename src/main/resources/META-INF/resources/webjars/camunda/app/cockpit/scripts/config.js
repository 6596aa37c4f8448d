// In the place of the web application's own file of this name, which holds nothing but commented examples.
import '/guestflow/camunda-loading.js';
import '/guestflow/camunda-sign-in.js';

export default {
  customScripts: ['scripts/guestflow-request']
};
