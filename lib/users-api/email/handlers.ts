import { requestPasswordReset } from "../password-reset/request-password-reset";
import { resetPassword } from "../password-reset/reset-password";
import { signUp } from "../sign-up/sign-up";
import { cancelEmailChange } from "./cancel-change";
import { requestVerification } from "./request-verification";
import { undoEmailChange } from "./undo-change";
import { verifyEmail } from "./verify-email";

export const emailHandlers = {
  emailCancelChange: cancelEmailChange,
  emailRequestVerification: requestVerification,
  emailUndoChange: undoEmailChange,
  emailVerify: verifyEmail,
  passwordReset: resetPassword,
  passwordResetRequest: requestPasswordReset,
  signUp,
};
