"""The rows of the workbook phase through xlsxwriter in constant memory; prints the seconds of processor time after the imports."""
import datetime
import sys
import time

import xlsxwriter

target, rows = sys.argv[1], int(sys.argv[2])
before = time.process_time()
book = xlsxwriter.Workbook(target, {"constant_memory": True})
sheet = book.add_worksheet("Data")
money, share, day = (book.add_format({"num_format": code}) for code in ("#,##0.00\\ [$EUR]", "0.0%", "yyyy-mm-dd"))
for column, title in enumerate(["customer_id", "name", "segment", "country", "month", "mrr", "expected", "seats", "share", "comment"]):
    sheet.write_string(0, column, title)
first = datetime.date(2024, 1, 1)
days = [first + datetime.timedelta(days=i) for i in range(900)]
for i in range(rows):
    row, name, amount = i + 1, f"C{i:07d}", i % 100000 + 0.25
    sheet.write_string(row, 0, name)
    sheet.write_string(row, 1, "Customer number " + name)
    sheet.write_string(row, 2, "smb" if i % 3 == 0 else "enterprise")
    sheet.write_string(row, 3, "ES")
    sheet.write_datetime(row, 4, days[i % 900], day)
    sheet.write_number(row, 5, amount, money)
    sheet.write_number(row, 6, amount * 0.9, money)
    sheet.write_number(row, 7, i % 500)
    sheet.write_number(row, 8, i % 1000 / 1000, share)
    sheet.write_string(row, 9, "=not a formula" if i % 5 == 0 else "a word or two about it")
book.close()
print(time.process_time() - before)
