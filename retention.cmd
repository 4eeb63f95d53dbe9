@echo off
rem The same as ./retention, for Windows.
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0retention.ps1" %*
exit /b %ERRORLEVEL%
