/** 44 px where a finger presses: on a phone's width, and wherever the pointer is coarse. */
export const TOUCH_TARGET = "max-sm:min-h-11 pointer-coarse:min-h-11";
