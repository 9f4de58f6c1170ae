/** Attendance: sheets in and out, the grid. */
package org.muster.attendance.web;
